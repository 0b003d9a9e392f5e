// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/cancellation.hpp"
#include "exchange/days.hpp"
#include "exchange/exporter.hpp"

namespace govgraph::exchange {

/// The edges of a selection that were there at some time within `days`, ascending: at the date that they state, else on
/// a day of a page that states them. Those without any date are not among them. Reads the evidence of every edge
/// without a date. Throws CancelledError.
std::vector<EdgeId> edges_within(const GraphView& view, const Selection& selection, Days days,
                                 const Cancellation& cancellation = {});

}  // namespace govgraph::exchange
