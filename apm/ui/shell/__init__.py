"""The shell of the workspace: top bar, strips, panels, communication panel, dialogs, side panes, messages."""
