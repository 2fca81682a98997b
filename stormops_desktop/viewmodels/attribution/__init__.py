"""Attribution on screen."""
