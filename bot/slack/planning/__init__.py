"""What people see of plans in Slack: the section on Home, the modals, the reminders, and the team."""
