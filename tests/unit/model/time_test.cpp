// SPDX-License-Identifier: Apache-2.0
#include "model/time.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

TEST_CASE("a date is the days that it may mean") {
  struct Row {
    std::string_view date, first, last;
  };
  for (const Row& row : {Row{"2025", "2025-01-01", "2025-12-31"}, Row{"2024-02", "2024-02-01", "2024-02-29"},
                         Row{"2025-02", "2025-02-01", "2025-02-28"}, Row{"2025-01-06", "2025-01-06", "2025-01-06"},
                         Row{"1970-01-01", "1970-01-01", "1970-01-01"}, Row{"1949-10", "1949-10-01", "1949-10-31"}}) {
    INFO(row.date);
    const auto days = days_of(row.date);
    REQUIRE(days);
    CHECK(iso_date(days->first) == row.first);
    CHECK(iso_date(days->last) == row.last);
  }
  for (const std::string_view none : {"", "--01-06", "25", "2025-", "2025-13", "2025-00", "2025-02-30", "2025-1-6",
                                      "2025-01-06T00:00", "2025/01", "-025", "今年"}) {
    INFO(none);
    CHECK_FALSE(days_of(none));
  }
}

TEST_CASE("all stated dates count, and days that touch are one span") {
  std::vector<Days> days;
  add_stated_days({{"date", "2025-02 | --03-01 | 2025-01 | 2025-03-05"}, {"kind", "x"}}, days);
  CHECK(days.size() == 3);
  join(days);
  REQUIRE(days.size() == 2);
  CHECK(iso_date(days[0].first) + iso_date(days[0].last) == "2025-01-012025-02-28");
  CHECK(days[1].meets({days[1].first, days[1].first}));
  CHECK_FALSE(days[0].meets(days[1]));
}

TEST_CASE("a date is written as precisely as it is known") {
  for (const std::string_view date : {"2025", "2025-03", "2025-03-05", "2024-02", "2025-12-31", "2025-01-01"}) {
    INFO(date);
    CHECK(iso_date(*days_of(date)) == date);
  }
  CHECK(precision_of(*days_of("2025")) == Precision::kYear);
  CHECK(precision_of(*days_of("2024-02")) == Precision::kMonth);
  CHECK(precision_of(*days_of("2024-02-29")) == Precision::kDay);
  CHECK(iso_date(Days{days_of("2025-01-05")->first, days_of("2025-02-07")->last}) == "2025-01-05");
}

TEST_CASE("a date without year has that of its issue") {
  struct Row {
    std::string_view date, issue, is;
  };
  for (const Row& row : {Row{"--01-06", "2025-01-10", "2025-01-06"}, Row{"--12-28", "2025-01-10", "2024-12-28"},
                         Row{"--02-08", "2025-01-10", "2025-02-08"}, Row{"--03-05", "2025", "2025-03-05"},
                         Row{"2023-05", "2025-01-10", "2023-05"}}) {
    INFO(row.date << " in " << row.issue);
    const auto days = days_of(row.date, row.issue);
    REQUIRE(days);
    CHECK(iso_date(*days) == row.is);
  }
  CHECK_FALSE(days_of("--01-06", ""));
  CHECK_FALSE(days_of("--13-06", "2025-01-10"));
}
