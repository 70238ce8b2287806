"""One file per kind of personal information; each defines `KIND`. Found by itself, listed nowhere."""
