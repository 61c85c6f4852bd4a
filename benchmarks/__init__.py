"""Speed and scale, as ratios in one run."""
