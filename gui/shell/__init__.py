"""The main window and what frames it: menus, layout, messages."""
