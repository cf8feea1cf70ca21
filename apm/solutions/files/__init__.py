"""The files of a solution, within the limits for files from outside, and the XML in them."""
