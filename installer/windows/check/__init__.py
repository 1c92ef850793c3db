# SPDX-License-Identifier: EUPL-1.2
"""Tries the finished Windows package under Wine: installs it, works with it, takes it away."""
