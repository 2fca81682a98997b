"""The person in front: what it is known by, what it did, its records, and what was decided of it."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.identity.identity import IdentityViewModel
from stormops_desktop.viewmodels.identity.tables import said_name
from stormops_desktop.viewmodels.identity.words import money, part_word, segment_word
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.nurture.words import channel_word
from stormops_desktop.views.identity.erase_panel import ErasePanel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

SHOWN = 6


class PersonCardView(QFrame):
    """Values, profile, records and decisions of one person."""

    def __init__(self, look: Look, identity: IdentityViewModel) -> None:
        super().__init__()
        self._look, self._identity = look, identity
        self.setObjectName("identityPerson")
        self.setProperty("card", "true")
        self.name = label("identityName", role="heading", wrap=True)
        self.state = Badge(look, "identitySegment")
        self.facts = label("identityFacts", role="soft", wrap=True)
        self.profile = label("identityProfile", wrap=True)
        self.consent = label("identityConsent", wrap=True)
        self.values = RowTable(look, "identityValues", self.tr("What the person is known by"),
                               identity.identifiers, stretch=1)  # fmt: skip
        self.records = RowTable(look, "identityRecords", self.tr("Records of the person"), identity.records)
        self.records.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.events = RowTable(
            look, "identityEvents", self.tr("What was decided"), identity.events, stretch=1
        )
        self.why = QLineEdit()
        self.why.setObjectName("identitySplitWhy")
        self.why.setAccessibleName(self.tr("Why it is decided so"))
        self.why.setPlaceholderText(self.tr("Why, for everybody to read"))
        self.block = Button(look, "identityBlock", self.tr("Value counts for nobody"))
        self.split = Button(look, "identitySplit", self.tr("Records chosen are another person"))
        self.back = Button(look, "identityWithdraw", self.tr("Take decision back"), icon="undo")
        self.csv = Button(look, "identityPersonCsv", self.tr("CSV"), icon="save", kind="quiet",
                          spoken=self.tr("Save what this person is known by as CSV"))  # fmt: skip
        self.pdf = Button(look, "identityPersonPdf", self.tr("PDF"), icon="save", kind="quiet",
                          spoken=self.tr("Save this person as PDF"))  # fmt: skip
        self.erase = Button(look, "identityErase", self.tr("Erase this person …"), kind="quiet")
        self.erasing = ErasePanel(look, identity)
        self._rings = {table: Ring(table) for table in (self.values, self.records, self.events)}
        self._lay_out()
        self._connect()

    def show_opened(self) -> None:
        """Another person, or more is known of it."""
        person, profile = self._identity.person, self._identity.profile
        self.setVisible(person is not None)
        if person is None or profile is None:
            return
        self.name.setText(said_name(person.card))
        known = profile.profile
        tone = {"high_value": "ok", "medium_value": "ok", "converted": "ok"}.get(known.segment, "soft")
        self.state.show_badge("completed" if tone == "ok" else "pending", segment_word(known.segment), tone)
        self.facts.setText(self._facts())
        self.profile.setText(self._profile())
        self.consent.setText(self._consent())
        leads = self._identity.may_decide
        for part in (self.block, self.why, self.erase):
            part.setVisible(leads)
        self.split.setVisible(leads and len(person.records) > 1)
        self.back.setVisible(leads and bool(person.events))
        self._rings[self.events].setVisible(bool(person.events))
        self._name_block()
        self.fit()

    def fit(self) -> None:
        target = self._look.metrics.target
        for table in self._rings:
            table.setFixedHeight((min(max(table.model().rowCount(), 1), SHOWN) + 1) * target + 4)

    def chosen_records(self) -> list[int]:
        """Places of the records that are chosen."""
        return sorted(index.row() for index in self.records.selectionModel().selectedRows())

    def _facts(self) -> str:
        person = self._identity.person
        if person is None:
            return ""
        houses = "; ".join(f"{one.address}, {one.city}" for one in person.houses) or self.tr("no house known")
        said = self.tr("{houses}. Records: {count}, together {part} sure.").format(
            houses=houses, count=len(person.records), part=part_word(person.strength)
        )
        if person.household:
            names = ", ".join(said_name(card) for card in person.household[:4])
            said += " " + self.tr("In the same house: {names}.").format(names=names)
        return said

    def _profile(self) -> str:
        view = self._identity.profile
        if view is None:
            return ""
        known = view.profile
        if not known.events:
            return self.tr(
                "Nothing is known of what this person did: no storm, touch, claim or sale of the houses."
            )
        parts = [
            self.tr("Storms: {count}").format(count=known.total_storms),
            self.tr("Sales: {count}, {money}").format(
                count=known.total_conversions, money=money(known.lifetime_value_cents)
            ),
            self.tr("Touches in 90 days: {count}").format(count=known.touches_90d),
            self.tr("Open claims: {count}").format(count=known.open_claims),
        ]
        if known.primary_channel:
            most = channel_word(known.primary_channel)
            parts.insert(3, self.tr("Mostly by: {channel}").format(channel=most))
        if known.avg_sii is not None:
            parts.append(self.tr("Storm impact: {sii} of 100").format(sii=round(known.avg_sii)))
        if known.avg_uplift is not None:
            parts.append(self.tr("Expected uplift: {part}").format(part=part_word(known.avg_uplift)))
        if known.last_touch is not None:
            when = day_and_time(known.last_touch, self._identity.zone)
            parts.append(self.tr("Last touch: {when}").format(when=when))
        return ". ".join(parts) + "."

    def _consent(self) -> str:
        view = self._identity.profile
        if view is None:
            return ""
        known = view.profile
        if not known.may_be_contacted:
            return self.tr("Asked not to be contacted in any way.")
        ways = ", ".join(channel_word(one) for one, said in known.consents.items() if said.allowed)
        said = self.tr("May be contacted by: {ways}.").format(ways=ways)
        if known.preferred_channel:
            best = channel_word(known.preferred_channel)
            said += " " + self.tr("Answers best to: {channel}.").format(channel=best)
        return said

    def _name_block(self) -> None:
        row = self._identity.identifiers.row(self.values.currentIndex().row())
        again = row is not None and row.blocked
        self.block.show_text(self.tr("Value counts again") if again else self.tr("Value counts for nobody"))

    def _connect(self) -> None:
        identity = self._identity
        self.values.chosen.connect(lambda _row: self._name_block())
        self.block.clicked.connect(lambda: identity.block(self.values.currentIndex().row(), self.why.text()))
        self.split.clicked.connect(lambda: identity.split(self.chosen_records(), self.why.text()))
        self.back.clicked.connect(lambda: identity.withdraw(max(self.events.currentIndex().row(), 0)))
        self.csv.clicked.connect(identity.save_person)
        self.erase.clicked.connect(identity.ask_erasure)
        identity.saved.connect(lambda _changes: self.why.clear())
        identity.saved.connect(
            lambda _changes: self.records.selectionModel().select(
                self.records.rootIndex(), QItemSelectionModel.SelectionFlag.Clear
            )
        )
        self._look.changed.connect(self.fit)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name, 1)
        head.addWidget(self.state)
        head.addWidget(self.csv)
        head.addWidget(self.pdf)
        column.addLayout(head)
        for part in (self.facts, self.profile, self.consent, *self._rings.values(), self.why):
            column.addWidget(part)
        column.addWidget(FlowRow("identityActs", self.block, self.split, self.back, self.erase, gap=8))
        column.addWidget(self.erasing)
