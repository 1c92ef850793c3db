# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with sentences, for their writers."""
