"""Makes objects of the model from XML elements, one module for each part of a solution."""
