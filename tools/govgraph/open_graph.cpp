// SPDX-License-Identifier: Apache-2.0
#include "open_graph.hpp"

#include "interrupt.hpp"
#include "store/reader.hpp"

namespace govgraph::cli {

std::unique_ptr<GraphView> open_graph(const std::string& path, exchange::Origin* origin) {
  auto reader = store::Reader::open(path, cancellation());
  if (origin) {
    const store::BuildStamp stamp = reader->stamp();
    *origin = {stamp.lexicon, stamp.passes, stamp.options, reader->decisions_text()};
  }
  return reader;
}

}  // namespace govgraph::cli
