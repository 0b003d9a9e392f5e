// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <catch2/catch.hpp>

#include "cli/pages.hpp"

using namespace govgraph::test;

TEST_CASE("a build killed at ten moments and run again equals an undisturbed one") {
  const TemporaryFolder folder;
  make_pages(folder.path() / "pages", 300);
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(build(folder / "pages", folder / "undisturbed").code == 0);
  const auto whole = std::chrono::steady_clock::now() - start;
  const std::string expected = dump(folder / "undisturbed");

  std::mt19937 random(20250106);
  int killed = 0;
  bool created = false;
  for (int i = 0; i < 10; ++i) {
    std::uniform_real_distribution<double> share(0.02, 0.95);
    Program program({GOVGRAPH_PROGRAM, "build", folder / "pages", "--db", folder / "killed", "-q"});
    // Each build that is killed leaves less to do, so the later ones are killed sooner.
    std::this_thread::sleep_for(whole * share(random) / (1 + i / 2));
    program.signal(SIGKILL);
    if (program.wait().signal == SIGKILL) {
      ++killed;
      // Killed while it is being created, a database is none yet; from then on it is always whole.
      created = created || govgraph_program({"docs", "--db", folder / "killed"}).code != 2;
      if (created) check_is_clean(folder / "killed");
    }
  }
  CHECK(killed >= 3);
  REQUIRE(build(folder / "pages", folder / "killed").code == 0);
  CHECK(dump(folder / "killed") == expected);
  check_is_clean(folder / "killed");
}
