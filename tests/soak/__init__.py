"""Long runs that look for faults: many drawn calls, starts and operations; run by `nox -s soak`."""
