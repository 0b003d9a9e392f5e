// SPDX-License-Identifier: Apache-2.0
#include "subgraph_output.hpp"

#include "export_formats.hpp"
#include "tell.hpp"

namespace govgraph::cli {

void SubgraphOutput::add(CLI::App& app) {
  output_.add(app);
  app.get_option("--output")
      ->description("also write it to FILE, as `export` does; the ending chooses the format")
      ->default_str("");
}

void SubgraphOutput::write(const GraphView& view, const exchange::Origin& origin, exchange::Selection selection) const {
  ExportJob job{view, std::move(selection), origin};
  job.path = output_.path;
  job.overwrite = output_.overwrite;
  const Exported done = export_format("", output_.path).write(job);
  tell("govgraph: {}: {} nodes, {} edges, {}\n", done.where, done.nodes, done.edges, size_text(done.bytes));
  for (const std::string& each : done.notes) tell("govgraph: {}\n", each);
}

}  // namespace govgraph::cli
