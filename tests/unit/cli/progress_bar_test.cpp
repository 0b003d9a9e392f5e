// SPDX-License-Identifier: Apache-2.0
#include "progress_bar.hpp"

#include <catch2/catch.hpp>

using govgraph::cli::clock_time;

TEST_CASE("times are written as on a clock") {
  CHECK(clock_time(0) == "0:00");
  CHECK(clock_time(7.4) == "0:07");
  CHECK(clock_time(750) == "12:30");
  CHECK(clock_time(11100) == "3:05:00");
  CHECK(clock_time(-1) == "0:00");
}
