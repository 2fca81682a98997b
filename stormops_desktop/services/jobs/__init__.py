"""What a crew does around a visit: appointments, history, reminders, the tracker of the brief."""
