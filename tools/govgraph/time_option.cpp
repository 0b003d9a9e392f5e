// SPDX-License-Identifier: Apache-2.0
#include "time_option.hpp"

#include <fmt/core.h>

#include "base/error.hpp"
#include "interrupt.hpp"
#include "open_graph.hpp"
#include "tell.hpp"

namespace govgraph::cli {
namespace {

Days given_days(std::string_view option, const std::string& date) {
  const auto days = days_of(date);
  if (!days)
    throw UsageError(fmt::format("{} takes a date such as 2025-03-14, 2025-03 or 2025, not '{}'", option, date));
  return *days;
}

}  // namespace

void TimeOption::add(CLI::App& app) {
  app.add_option(
         "--as-of", as_of,
         "only relations that held on this day: begun by their sentence or their first page, and not ended by then")
      ->type_name("DATE");
  app.add_option("--from", from, "only relations that held on this day or later")->type_name("DATE");
  app.add_option("--to", to, "only relations that held on this day or earlier")->type_name("DATE");
  app.add_flag(
      "--undated", undated,
      "with these: also relations of which nothing tells when they began, which else are left out and counted");
}

std::optional<analysis::TimeWindow> TimeOption::window() const {
  if (!given()) {
    if (undated) throw UsageError("--undated goes with --as-of, --from or --to");
    return std::nullopt;
  }
  if (!as_of.empty() && (!from.empty() || !to.empty())) throw UsageError("give either --as-of, or --from and --to");
  analysis::TimeWindow out;
  out.undated = undated;
  if (!as_of.empty()) out.days = given_days("--as-of", as_of);
  if (!from.empty()) out.days.first = given_days("--from", from).first;
  if (!to.empty()) out.days.last = given_days("--to", to).last;
  if (out.days.first > out.days.last) throw UsageError("--from is later than --to");
  return out;
}

std::shared_ptr<const GraphView> open_graph(const std::string& path, const TimeOption& time, exchange::Origin* origin) {
  const auto window = time.window();
  std::shared_ptr<const GraphView> whole = open_graph(path, origin);
  if (!window) return whole;
  auto out = std::make_shared<const analysis::TimedView>(whole, *window, cancellation());
  if (out->undated() > 0)
    tell("govgraph: relations without a date: {}, {}\n", out->undated(),
         window->undated ? "kept" : "left out; --undated keeps them");
  return out;
}

}  // namespace govgraph::cli
