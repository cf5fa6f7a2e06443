"""Reports: the monthly activity summary, its figures with the lists behind them, and the pages as they print."""
