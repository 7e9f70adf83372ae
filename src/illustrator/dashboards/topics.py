"""What a dashboard reports, by the field that the prompt speaks of: a title, key figures, names of parts."""

from dataclasses import dataclass
from typing import Final

from illustrator.brief import Brief


@dataclass(frozen=True)
class Figure:
    label: str
    value: str
    change: str
    icon: str
    less_is_better: bool = False

    @property
    def is_up(self) -> bool:
        return not self.change.startswith("-")


@dataclass(frozen=True)
class Topic:
    """`words` call it up; `trend` names the main chart and its two series, `total` stands in the donut."""

    name: str
    words: tuple[str, ...]
    title: str
    icon: str
    figures: tuple[Figure, Figure, Figure, Figure]
    trend: tuple[str, str, str]
    scale: tuple[str, ...]
    shares: tuple[str, tuple[str, ...], str]
    columns: str
    ranking: tuple[str, tuple[tuple[str, str], ...]]
    flow: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


TOPICS: Final = (
    Topic(
        "operations",
        (
            "server",
            "cloud",
            "network",
            "tech",
            "data center",
            "devops",
            "monitoring",
            "security",
            "服务器",
            "云",
            "网络",
            "运维",
        ),
        "System overview",
        "database",
        (
            Figure("Requests", "48.2K", "+12.4%", "bolt"),
            Figure("Active users", "6,914", "+5.8%", "people"),
            Figure("Latency", "19 ms", "-3.1%", "clock", less_is_better=True),
            Figure("Uptime", "99.98%", "+0.02%", "shield"),
        ),
        ("Network traffic", "Inbound", "Outbound"),
        ("0", "20", "40", "60", "80"),
        ("Load by service", ("Gateway", "Storage", "Compute", "Cache"), "74%"),
        "Errors by day",
        (
            "Busiest regions",
            (
                ("Frankfurt", "12.8K"),
                ("Singapore", "9.4K"),
                ("Virginia", "8.1K"),
                ("Tokyo", "6.7K"),
                ("São Paulo", "4.2K"),
            ),
        ),
        (("Web", "Mobile", "Partners"), ("Gateway", "Cache"), ("Database", "Storage", "Search", "Archive")),
    ),
    Topic(
        "sales",
        (
            "sales",
            "shop",
            "store",
            "e-commerce",
            "ecommerce",
            "retail",
            "marketing",
            "orders",
            "销售",
            "电商",
            "零售",
            "营销",
        ),
        "Sales overview",
        "bag",
        (
            Figure("Revenue", "$128.4K", "+18.2%", "coin"),
            Figure("Orders", "3,862", "+9.7%", "cart"),
            Figure("Customers", "1,245", "+4.3%", "people"),
            Figure("Returns", "2.1%", "-0.6%", "gift", less_is_better=True),
        ),
        ("Revenue", "This year", "Last year"),
        ("0", "30K", "60K", "90K", "120K"),
        ("Sales by channel", ("Online", "In store", "Partners", "Social"), "$128K"),
        "Orders by day",
        (
            "Top products",
            (
                ("Linen chair", "$18.4K"),
                ("Desk lamp", "$15.1K"),
                ("Oak shelf", "$11.9K"),
                ("Wool rug", "$8.6K"),
                ("Tea set", "$6.2K"),
            ),
        ),
        (("Search", "Social", "Email"), ("Visits", "Returning"), ("Bought", "Saved", "Compared", "Left")),
    ),
    Topic(
        "finance",
        (
            "finance",
            "financial",
            "stock",
            "stocks",
            "trading",
            "crypto",
            "bitcoin",
            "bank",
            "market",
            "invest",
            "金融",
            "股票",
            "财务",
            "投资",
            "比特币",
        ),
        "Portfolio",
        "coin",
        (
            Figure("Balance", "$84,210", "+2.4%", "coin"),
            Figure("Income", "$9,480", "+6.1%", "arrow"),
            Figure("Expenses", "$3,275", "-1.8%", "cart", less_is_better=True),
            Figure("Savings", "$6,205", "+8.9%", "lock"),
        ),
        ("Net worth", "Portfolio", "Benchmark"),
        ("0", "25K", "50K", "75K", "100K"),
        ("Allocation", ("Stocks", "Bonds", "Funds", "Cash"), "$84K"),
        "Cash flow",
        (
            "Watchlist",
            (
                ("Northwind", "214.30"),
                ("Halcyon", "98.72"),
                ("Meridian", "61.05"),
                ("Arbor", "47.88"),
                ("Solstice", "32.16"),
            ),
        ),
        (("Salary", "Dividends", "Rent"), ("Budget", "Reserve"), ("Housing", "Food", "Travel", "Savings")),
    ),
    Topic(
        "health",
        ("health", "medical", "hospital", "fitness", "patient", "clinic", "wellness", "健康", "医疗", "医院", "健身"),
        "Health overview",
        "heart",
        (
            Figure("Heart rate", "68 bpm", "-2.0%", "heart", less_is_better=True),
            Figure("Steps", "9,240", "+11.5%", "flame"),
            Figure("Sleep", "7 h 42", "+4.6%", "moon"),
            Figure("Hydration", "1.9 L", "+7.2%", "drop"),
        ),
        ("Activity", "This week", "Last week"),
        ("0", "3K", "6K", "9K", "12K"),
        ("Time in zones", ("Rest", "Light", "Active", "Peak"), "82%"),
        "Sleep by night",
        (
            "Habits",
            (
                ("Walking", "5.8 km"),
                ("Cycling", "3.2 km"),
                ("Running", "2.6 km"),
                ("Yoga", "48 min"),
                ("Swimming", "32 min"),
            ),
        ),
        (("Walk-in", "Referral", "Emergency"), ("Triage", "Ward"), ("Treated", "Observed", "Surgery", "Home")),
    ),
    Topic(
        "energy",
        (
            "energy",
            "power",
            "solar",
            "electric",
            "electricity",
            "climate",
            "sustainability",
            "carbon",
            "能源",
            "电力",
            "太阳能",
            "碳",
        ),
        "Energy monitor",
        "bolt",
        (
            Figure("Generated", "842 kWh", "+14.1%", "sun"),
            Figure("Consumed", "617 kWh", "-5.2%", "bolt", less_is_better=True),
            Figure("Stored", "78%", "+3.9%", "drop"),
            Figure("CO₂ saved", "1.2 t", "+9.4%", "leaf"),
        ),
        ("Power today", "Generated", "Consumed"),
        ("0", "20", "40", "60", "80 kW"),
        ("Energy mix", ("Solar", "Wind", "Hydro", "Grid"), "91%"),
        "Output by day",
        (
            "Sites",
            (
                ("North field", "312 kWh"),
                ("Harbour", "236 kWh"),
                ("Rooftops", "154 kWh"),
                ("Hillside", "96 kWh"),
                ("Depot", "44 kWh"),
            ),
        ),
        (("Solar", "Wind", "Hydro"), ("Battery", "Grid"), ("Homes", "Industry", "Transport", "Export")),
    ),
)


def topic_of(brief: Brief) -> Topic:
    """The field whose words the prompt holds most of; the first one for a prompt that names none."""
    text = brief.words.casefold()
    scores = [sum(word in text for word in topic.words) for topic in TOPICS]
    if max(scores[1:]) == 0:
        return TOPICS[0] if scores[0] else _fitting(brief)
    return TOPICS[1 + scores[1:].index(max(scores[1:]))]


def _fitting(brief: Brief) -> Topic:
    """Screens that glow watch machines; others, business."""
    return TOPICS[0] if {"tech", "glow"} & set(brief.styles) else TOPICS[1]
