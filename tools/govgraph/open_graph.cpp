// SPDX-License-Identifier: Apache-2.0
#include "open_graph.hpp"

#include "interrupt.hpp"
#include "store/reader.hpp"
#include "tell.hpp"

namespace govgraph::cli {

std::unique_ptr<GraphView> open_graph(const std::string& path, exchange::Origin* origin) {
  auto reader = store::Reader::open(path, cancellation());
  if (origin) {
    const store::BuildStamp stamp = reader->stamp();
    *origin = {stamp.lexicon, stamp.passes, stamp.options};
  }
  return reader;
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
