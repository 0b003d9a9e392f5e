// SPDX-License-Identifier: Apache-2.0
#include "measure_options.hpp"

#include "interrupt.hpp"

namespace govgraph::cli {

void MeasureOptions::add(CLI::App& app) {
  labels_.add(app);
  types_.add(app);
  app.add_option("--min-confidence", min_confidence_, "only relations at least as sure")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("C");
  time.add(app);
  app.add_flag("--weighted", weighted_, "weigh ties by confidence, not by number");
}

analysis::CsrOptions MeasureOptions::options() const {
  return {labels_.labels(), types_.types(), min_confidence_, weighted_, cancellation()};
}

}  // namespace govgraph::cli
