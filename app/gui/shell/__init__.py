"""The window itself: start-up, navigation between pages, menus, unexpected errors."""
