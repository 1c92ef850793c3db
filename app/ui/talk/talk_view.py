# SPDX-License-Identifier: EUPL-1.2
"""What the interview screen is made of, and how it shows a session: it changes nothing."""

from collections.abc import Set as AbstractSet

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.forms.model import Section
from app.interview.after import steps
from app.interview.talk.session import Session
from app.ui.pieces.basics import Message
from app.ui.pieces.theme import Look
from app.ui.pieces.trail import Trail, TrailHead
from app.ui.talk.area import AreaPage
from app.ui.talk.client_window import ClientWindow
from app.ui.talk.foot_bar import FootBar
from app.ui.talk.minutes import Minutes
from app.ui.talk.side_panel import SidePanel
from app.ui.talk.talk_frame import AreaHead, SideBar, lay_out


class TalkView(QWidget):
    """The parts in their places.

    Attributes:
        trail: the line over the page.
    """

    def __init__(self, session: Session, *, case: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._session = session
        self._pages: dict[str, AreaPage] = {}
        self._shown_section = ""
        self._companion = ClientWindow(session, look, self)
        self.trail = Trail(steps.Step.TALK, self, home="Paus")
        self.trail.show_whose(
            TrailHead(case, session.form.title, steps.steps_of(session.form))
        )
        self._side = SideBar(session.form, look, self)
        self._head = AreaHead(self)
        self._notice = Message(self)
        self._stack = QStackedWidget(self)
        self._foot = FootBar(self)
        self._beside = SidePanel(session.form, most=look.px(380), parent=self)
        centre = (self._head, self._notice, self._stack)
        lay_out(self, self.trail, (self._side, *centre, self._beside), self._foot)
        self._beside.closed.connect(self.take_focus)
        self._beside.seen.connect(self._side.give_room)
        self._companion.opened.connect(self._foot.show_client)
        self._companion.opened.connect(self.take_focus)

    @property
    def page(self) -> AreaPage:
        """The page of the area in focus."""
        return self._pages[self._shown_section]

    def take_focus(self) -> None:
        """Let the keys come to the question, where they were."""
        self.page.card.take_focus()

    def begin(self) -> None:
        """Let the keys come to the question, once the screen is in sight."""
        self.page.card.begin()

    def show_section(self, section: Section) -> AreaPage | None:
        """Put a section's page in sight. Returns it if it is new, and not wired yet."""
        self._shown_section = section.id
        new = None
        if section.id not in self._pages:
            new = self._pages[section.id] = AreaPage(self._session.form, section, self)
            new.card.held.connect(self._companion.hold)
            self._stack.addWidget(new)
        self._stack.setCurrentWidget(self._pages[section.id])
        self._head.show_title(section.title)
        self._side.show_section(section.id)
        return new

    def show_question(self) -> None:
        """Put the question in focus before the eyes, and before the client's."""
        session = self._session
        first = next(key for key in session.section.keys if key in session.talk)
        lead = session.section.lead if session.position == first else ""
        self.page.focus_on(session.current, lead=lead)
        self._foot.serve(self.page.card)
        self._companion.hold(self.page.card.chosen)

    def show_answers(self, noted: AbstractSet[str]) -> None:
        """Show what is answered; `noted` are the keys of questions with a note."""
        session = self._session
        self.page.show_state(session.state, noted)
        if session.section.id == self._shown_section:
            self.page.card.show_problems(session.current)
        for section in session.form.sections:
            self._side.show_progress(section.id, session.progress(section))

    def show_minutes(self, minutes: Minutes) -> None:
        """Show how far the talk is, and how long it has taken."""
        section = self._session.section
        self._head.show_far(self._session.progress(section), minutes.of(section.id))
        self._side.show_whole(self._session.percent, minutes.so_far)
