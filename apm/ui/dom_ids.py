"""DOM ids that several modules use."""


def panel_id(tab_id: str) -> str:
    """The id of the panel of a tab."""
    return f"panel-{tab_id}"


def control_id(page_id: str, name: str) -> str:
    """The id of the element of a form control that takes the keyboard focus."""
    return f"{page_id}-{name}"
