// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "base/cancellation.hpp"
#include "exchange/exporter.hpp"
#include "exchange/output.hpp"
#include "model/graph_view.hpp"
#include "serve/page_pictures.hpp"
#include "serve/snapshot.hpp"

namespace govgraph::serve {

struct HtmlReport {
  std::uint64_t nodes = 0, edges = 0, articles = 0, pictures = 0;
};

inline constexpr std::uint64_t kManyHtmlNodes = 5000;  ///< beyond, a page is slow on some machines
inline constexpr std::uint64_t kMostHtmlNodes = 20'000;

/// Pictures of pages that go into the file.
struct HtmlPictures {
  const PagePictures* of = nullptr;  ///< null: none
  std::uint64_t most_bytes = 0;      ///< of all of them; what comes later is left out
};

/// The explorer in one file that needs no server and no network: the page, the selected part of the graph, and the
/// articles that its first 20 pieces of evidence an edge and 10 mentions a node stand in; and, with `read_again`, of
/// the whole graph what was left alone. The same graph gives the same bytes. Derived edges are not written. Throws
/// UsageError past kMostHtmlNodes, and when the program was built without the page. CancelledError once that is
/// requested. The caller commits the output.
HtmlReport write_html(const GraphView& view, const exchange::Selection& selection, exchange::Output& output,
                      ReadAgain read_again = {}, const Cancellation& cancellation = {}, HtmlPictures pictures = {});

}  // namespace govgraph::serve
