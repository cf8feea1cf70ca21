"""The parts of the page around the pages: strips, panels, notices. Each turns the model into an element tree."""
