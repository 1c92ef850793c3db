# SPDX-License-Identifier: EUPL-1.2
"""The screens around the talk: start page, clients, preparation, settings."""
