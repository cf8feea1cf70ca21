"""The only room that touches the browser: it starts the emulator, carries calls in and events out, and draws."""
