// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "exchange/exporter.hpp"
#include "exchange/output.hpp"
#include "support/temporary_folder.hpp"

namespace govgraph::test {

/// What an exporter made by `make(Output&)` writes of a view.
template <class Make>
std::string export_to_string(const GraphView& view, const exchange::Selection& selection, Make make) {
  const TemporaryFolder folder;
  exchange::Output output(folder / "export", false);
  const auto exporter = make(output);
  exchange::export_graph(view, selection, *exporter);
  output.commit();
  return read_file(folder / "export");
}

}  // namespace govgraph::test
