"""The one style sheet, generated from the tokens. Widgets choose their part in it by the property `kind` or `tone`."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from core.tokens import Colours, Radius, Size, TextSize

_TEMPLATE = Template("""
QToolTip { color: $surface; background: $text; border: none; padding: 4px 8px; font-size: ${caption_size}px; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${card_radius}px; }
QFrame[kind="card"]:focus { border-color: $accent; }
QFrame[kind="rail"] { background: $sunken; border: none; border-right: 1px solid $line; }
QFrame[kind="top"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="note"] { background: $sunken; border: none; border-radius: ${control_radius}px; }
QFrame[kind="drop"] { background: $accent_weak; border: 2px dashed $accent; border-radius: ${card_radius}px; }
QFrame[kind="cover"] { background: $sunken; border: none; border-radius: ${control_radius}px; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title_size}px; font-weight: 700; }
QLabel[kind="heading"] { font-weight: 700; font-size: 14px; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="secondary"] { color: $secondary; }
QLabel[kind="caption"] { color: $caption; font-size: ${caption_size}px; }
QLabel[kind="figure"] { font-size: ${figure_size}px; font-weight: 700; }
QLabel[kind="brand"] { font-size: 15px; font-weight: 700; padding: 0 12px; }
QLabel[kind="error"] { color: $bad; }
QLabel[kind="step"] { color: $caption; padding: 2px 0 6px 0; border-bottom: 2px solid transparent; }
QLabel[kind="step"][state="done"] { color: $accent; }
QLabel[kind="step"][state="current"] { color: $accent; font-weight: 700; border-bottom: 2px solid $accent; }

QLabel[kind="chip"] { border-radius: ${chip_radius}px; padding: 1px 11px 2px 11px; font-size: ${caption_size}px;
    color: $secondary; background: $sunken; }
QLabel[kind="chip"][tone="normal"] { color: $accent; background: $accent_weak; }
QLabel[kind="chip"][tone="watch"] { color: $warn; background: $warn_weak; }
QLabel[kind="chip"][tone="bad"] { color: $bad; background: $bad_weak; }
QLabel[kind="chip"][tone="info"] { color: $info; background: $info_weak; }

QPushButton { background: $surface; color: $text; border: 1px solid $line; border-radius: ${control_radius}px;
    padding: 0 14px; min-height: ${inner_control}px; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $hover; }
QPushButton:checked { background: $accent_weak; border-color: $accent; color: $accent; font-weight: 700; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: ${inner_focus}px; }
QPushButton:disabled { color: $faint; background: $background; }
QPushButton[kind="primary"], QPushButton:default { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 700; }
QPushButton[kind="primary"]:hover, QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus, QPushButton:default:focus { border: 2px solid $text; padding: 0 13px;
    min-height: ${inner_focus}px; }
QPushButton[kind="primary"]:disabled, QPushButton:default:disabled { background: $sunken; color: $faint;
    border-color: $line; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad_weak; border-color: $bad; }
QPushButton[kind="danger"]:focus { border: 2px solid $bad; }
QPushButton[kind="danger"]:disabled { color: $faint; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 6px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; padding: 0 6px; min-height: ${inner_control}px; }
QPushButton::menu-indicator { image: none; width: 0; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${control_radius}px;
    padding: 5px; }
QToolButton:hover { background: $sunken; }
QToolButton:pressed, QToolButton:open { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 4px; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="rail"] { text-align: left; padding: 0 12px; color: $secondary; border-radius: ${control_radius}px;
    min-height: ${rail_inner}px; }
QToolButton[kind="rail"]:hover { background: $hover; }
QToolButton[kind="rail"]:checked { background: $accent_weak; color: $accent; font-weight: 700; }
QToolButton[kind="rail"]:focus { border: 2px solid $accent; padding: 0 11px; min-height: ${rail_focus}px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $surface; color: $text; border: 1px solid $field; border-radius: ${control_radius}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${inner_control}px; padding: 0 10px; }
QLineEdit[kind="search"] { padding: 0 4px 0 2px; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $secondary; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QComboBox:focus, QComboBox:on { border: 2px solid $accent; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on { padding: 0 9px; min-height: ${inner_focus}px; }
QLineEdit[kind="search"]:focus { padding: 0 3px 0 1px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: $faint; background: $background; }
QTextEdit[kind="reading"] { border: 1px solid transparent; padding: 0; }
QTextEdit[kind="reading"]:focus { border: 1px solid $accent; padding: 0; }
QLineEdit[kind="cell"], QLineEdit[kind="cell"]:focus { border: 1px solid $accent; border-radius: 0; padding: 0 3px;
    min-height: 0; }
QPushButton[kind="strip"] { padding: 0 4px; }
QPushButton[kind="strip"]:focus { padding: 0 3px; }
QPushButton[kind="bank"] { text-align: left; color: $secondary; padding: 0 8px; }
QPushButton[kind="bank"]:focus { padding: 0 7px; }
QPushButton[kind="reason"] { text-align: left; color: $info; background: transparent; border: 1px solid transparent;
    padding: 0 4px; min-height: 22px; }
QPushButton[kind="reason"]:hover { text-decoration: underline; }
QPushButton[kind="reason"]:focus { border: 1px solid $info; padding: 0 4px; min-height: 22px; }
QLineEdit[wrong="true"] { border: 1px solid $bad; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($glyphs/chevron-down-secondary.svg); width: 14px;
    height: 14px; }
QAbstractSpinBox QLineEdit { padding: 0 8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; background: transparent; width: 20px; }
QAbstractSpinBox::up-arrow { image: url($glyphs/chevron-up-secondary.svg); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url($glyphs/chevron-down-secondary.svg); width: 11px; height: 11px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; padding: 4px; outline: none;
    selection-background-color: $accent_weak; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; padding-right: 4px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 16px; height: 16px;
    border: 1px solid $field; background: $surface; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QCheckBox:focus::indicator, QRadioButton:focus::indicator {
    border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
    image: url($glyphs/check-on_accent.svg); }
QCheckBox:focus, QRadioButton:focus { color: $accent; text-decoration: underline; }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
    image: url($glyphs/minus-on_accent.svg); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken; border-color: $line; }

QTableView, QTreeView, QListView { background: $surface; alternate-background-color: $background; color: $text;
    border: 1px solid $line; gridline-color: $line; outline: none;
    selection-background-color: $accent_weak; selection-color: $text; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid $accent; }
QTableView[kind="frozen"] { border: none; border-right: 1px solid $line; }
QTableView[kind="frozen_end"] { border: none; border-left: 1px solid $line; }
QTableView[kind="plain"], QTreeView[kind="plain"], QListView[kind="plain"] { border: 1px solid transparent;
    background: transparent; }
QTableView[kind="plain"]:focus, QTreeView[kind="plain"]:focus, QListView[kind="plain"]:focus {
    border: 1px solid $accent; }
QListView::item { min-height: ${row}px; padding: 0 8px; border-radius: ${control_radius}px; }
QListView::item:hover, QTreeView::item:hover { background: $sunken; }
QListView::item:selected, QTreeView::item:selected { background: $accent_weak; color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $secondary; border: none; border-bottom: 1px solid $line;
    border-right: 1px solid $line; padding: 4px 3px; }
QHeaderView::section:hover { background: $sunken; }
QHeaderView::down-arrow { image: url($glyphs/chevron-down-secondary.svg); width: 12px; height: 12px; }
QHeaderView::up-arrow { image: url($glyphs/chevron-up-secondary.svg); width: 12px; height: 12px; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line;
    border-right: 1px solid $line; }

QScrollArea, QScrollArea > QWidget > QWidget[kind="body"] { background: transparent; border: none; }
QScrollArea { border: 1px solid transparent; border-radius: ${control_radius}px; }
QScrollArea:focus { border-color: $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
    width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QMenu { background: $surface; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; background: transparent; }
QMenu::item:selected { background: $accent_weak; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 10px; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $secondary; padding: 7px 4px; margin-right: 18px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 700; }
QTabBar::tab:selected:focus { background: $accent_weak; border-bottom-color: $text; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QFrame[kind="status"] { background: $sunken; border: none; border-top: 1px solid $line; }
QFrame[kind="status"] QToolButton { padding: 0; }

QSplitter::handle { background: transparent; }
QDialog { background: $background; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMessageBox QLabel#qt_msgbox_label { padding: 4px 8px; }
QMessageBox QLabel#qt_msgbox_informativelabel { color: $secondary; padding: 0 8px 4px 8px; }
QCalendarWidget QToolButton { color: $text; padding: 4px 8px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $sunken; }
""")


def style_sheet(shown: Colours, glyphs: Path) -> str:
    """The sheet of one theme; `glyphs` holds the tinted drawings that a sheet can only take from files."""
    values: dict[str, object] = {name: value for name, value in asdict(shown).items() if isinstance(value, str)}
    values |= {
        "glyphs": glyphs.as_posix(),
        "track": shown.line,
        "scroll": shown.line if not shown.is_dark else "#474D53",
        "card_radius": Radius.card,
        "control_radius": Radius.control,
        "chip_radius": Radius.chip,
        "title_size": TextSize.title,
        "figure_size": TextSize.figure,
        "caption_size": TextSize.caption,
        "row": Size.row,
        "inner_control": Size.control - 2,
        "inner_focus": Size.control - 4,
        "rail_inner": Size.rail_item - 2,
        "rail_focus": Size.rail_item - 4,
    }
    return _TEMPLATE.substitute(values)
