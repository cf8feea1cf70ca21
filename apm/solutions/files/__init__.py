"""The files of a solution, within the limits for files of strangers, and the XML in them."""
