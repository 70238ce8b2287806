"""The public's reports: gangs by shared accounts, victims by the seized lists."""
