"""What the check says about solutions: their counts, and a remark for each part that is not used as it is."""
