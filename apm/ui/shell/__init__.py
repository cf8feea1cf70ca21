"""The parts around the pages: top bar, strips, tab panels, communication panel, dialogs, side panes, messages."""
