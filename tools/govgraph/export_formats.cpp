// SPDX-License-Identifier: Apache-2.0
#include "export_formats.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "exchange/dot.hpp"
#include "exchange/ftm.hpp"
#include "exchange/gephi_tables.hpp"
#include "exchange/gexf.hpp"
#include "exchange/graphml.hpp"
#include "exchange/neo4j.hpp"
#include "exchange/pdf.hpp"
#include "exchange/svg.hpp"
#include "exchange/turtle.hpp"
#include "interrupt.hpp"
#include "language.hpp"
#include "read_again.hpp"
#include "serve/html.hpp"

namespace govgraph::cli {
namespace {

using exchange::Output;

constexpr std::size_t kGephiTires = 100'000;

exchange::ExportCounts run(const ExportJob& job, exchange::Exporter& exporter) {
  exchange::Sharing sharing;
  sharing.cancellation = cancellation();
  return exchange::export_graph(job.view, job.selection, exporter, sharing);
}

Exported write_jsonl(const ExportJob& job) {
  Output output(job.path, job.overwrite, cancellation());
  const PrintPlaces places(job.view);
  const auto exporter =
      exchange::make_jsonl(output, {.origin = job.origin, .documents = !job.graph_only, .places = &places});
  const auto counts = run(job, *exporter);
  Exported out{job.path, counts.nodes, counts.edges + counts.derived, output.bytes()};
  output.commit();
  if (!job.graph_only && !job.selection.everything())
    out.notes.emplace_back("a part of the graph, without its documents: it cannot be imported");
  return out;
}

Exported network_result(const ExportJob& job, const exchange::NetworkReport& found, std::uint64_t bytes) {
  Exported out{job.path, found.nodes, found.edges, bytes};
  if (found.merged > 0)
    out.notes.push_back(fmt::format(
        "{} edges are folded into others from which they differ in role only; --per-evidence keeps them apart",
        found.merged));
  if (found.null_values + found.infinity_values > 0 && !job.network.gephi_safe)
    out.notes.push_back(fmt::format("Gephi will misread {} values (\"null\" or \"INF\"); --gephi-safe rewrites them",
                                    found.null_values + found.infinity_values));
  if (found.nodes > kGephiTires)
    out.notes.push_back(fmt::format(
        "Gephi tires past {} nodes: a part is easier to look at; --label, --type, --min-confidence 0.8, --from, --ego NAME and --query choose one",
        kGephiTires));
  return out;
}

template <class Make>
Exported write_network(const ExportJob& job, Make make) {
  Output output(job.path, job.overwrite, cancellation());
  exchange::NetworkReport found;
  const auto exporter = make(output, job.network, found);
  run(job, *exporter);
  const std::uint64_t bytes = output.bytes();
  output.commit();
  return network_result(job, found, bytes);
}

Exported write_graphml(const ExportJob& job) { return write_network(job, exchange::make_graphml); }
Exported write_gexf(const ExportJob& job) { return write_network(job, exchange::make_gexf); }

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw StorageError(fmt::format("{}: cannot be made: {}", folder.string(), error.message()));
}

/// "town.csv" is town.nodes.csv and town.edges.csv; of a folder, nodes.csv and edges.csv in it.
std::string table_path(const std::string& path, std::string_view table) {
  if (path == "-")
    throw UsageError("export: csv writes two tables; name them with -o town.csv, or a folder with -o town/");
  if (path.ends_with('/') || std::filesystem::is_directory(path)) {
    make_folder(path);
    return (std::filesystem::path(path) / (std::string(table) + ".csv")).string();
  }
  const std::string stem = path.ends_with(".csv") ? path.substr(0, path.size() - 4) : path;
  return fmt::format("{}.{}.csv", stem, table);
}

void commit_all(std::initializer_list<Output*> outputs) {
  for (Output* each : outputs) each->flush();
  for (Output* each : outputs) each->commit();
}

Exported write_csv(const ExportJob& job) {
  const std::string node_path = table_path(job.path, "nodes"), edge_path = table_path(job.path, "edges");
  Output nodes(node_path, job.overwrite, cancellation()), edges(edge_path, job.overwrite, cancellation());
  if (job.bom)
    for (Output* each : {&nodes, &edges}) each->buffer() += "\xEF\xBB\xBF";
  exchange::NetworkReport found;
  const auto exporter = exchange::make_gephi_tables(nodes, edges, job.network, found);
  run(job, *exporter);
  const std::uint64_t bytes = nodes.bytes() + edges.bytes();
  commit_all({&nodes, &edges});
  Exported out = network_result(job, found, bytes);
  out.where = node_path + ", " + edge_path;
  return out;
}

/// Formats of one file that report nothing but counts.
Exported write_file(const ExportJob& job, const std::function<std::unique_ptr<exchange::Exporter>(Output&)>& make) {
  Output output(job.path, job.overwrite, cancellation());
  const auto exporter = make(output);
  const auto counts = run(job, *exporter);
  const std::uint64_t bytes = output.bytes();
  output.commit();
  return {job.path, counts.nodes, counts.edges, bytes};
}

Exported write_turtle(const ExportJob& job) {
  const PrintPlaces places(job.view);
  return write_file(job, [&](Output& output) { return exchange::make_turtle(output, job.origin, &places); });
}
Exported write_ftm(const ExportJob& job) { return write_file(job, exchange::make_ftm); }
Exported write_dot(const ExportJob& job) { return write_file(job, exchange::make_dot); }
Exported write_svg(const ExportJob& job) {
  return write_file(job, [&](Output& output) { return exchange::make_svg(output, job.picture); });
}
Exported write_pdf(const ExportJob& job) {
  return write_file(job, [&](Output& output) { return exchange::make_pdf(output, job.picture); });
}

Exported write_neo4j(const ExportJob& job) {
  if (job.path == "-") throw UsageError("export: neo4j writes a folder; name it with -o FOLDER");
  const std::filesystem::path folder = job.path;
  make_folder(folder);
  Output nodes((folder / "nodes.csv").string(), job.overwrite, cancellation()),
      relationships((folder / "relationships.csv").string(), job.overwrite, cancellation());
  Output script((folder / "import.sh").string(), job.overwrite, cancellation());
  const auto exporter = exchange::make_neo4j(nodes, relationships);
  const auto counts = run(job, *exporter);
  script.buffer() += exchange::neo4j_script();
  const std::uint64_t bytes = nodes.bytes() + relationships.bytes();
  commit_all({&nodes, &relationships, &script});
  return {
      job.path, counts.nodes, counts.edges, bytes, {fmt::format("to load it: sh {}", (folder / "import.sh").string())}};
}

Exported write_html(const ExportJob& job) {
  const serve::PagePictures pictures({});
  Output output(job.path, job.overwrite, cancellation());
  const serve::HtmlReport found =
      serve::write_html(job.view, job.selection, output,
                        read_again_with(std::make_shared<const pipeline::ChosenLexicon>(""), job.origin.lexicon),
                        cancellation(), {job.page_pictures > 0 ? &pictures : nullptr, job.page_pictures});
  Exported out{job.path, found.nodes, found.edges, output.bytes()};
  output.commit();
  if (job.page_pictures > 0) out.notes.push_back(fmt::format("{} pictures of pages are in it", found.pictures));
  if (found.nodes > serve::kManyHtmlNodes)
    out.notes.push_back(fmt::format(
        "a page of more than {} nodes is slow on some machines; --label, --ego NAME and --min-confidence make it smaller",
        serve::kManyHtmlNodes));
  return out;
}

constexpr std::array kFormats{
    ExportFormat{"jsonl", ".jsonl", "--derived --graph-only", "everything, and the format that `import` reads",
                 write_jsonl},
    ExportFormat{"graphml", ".graphml", "--derived --project --per-evidence --gephi-safe --strict-xsd",
                 "Gephi, NetworkX and igraph", write_graphml},
    ExportFormat{"gexf", ".gexf", "--derived --project --per-evidence --gephi-safe --time", "Gephi, with a timeline",
                 write_gexf},
    ExportFormat{"csv", ".csv", "--derived --project --per-evidence --gephi-safe --bom",
                 "two tables, for Gephi's spreadsheet import and for spreadsheets", write_csv},
    ExportFormat{"turtle", ".ttl", "", "RDF: W3C ORG, FOAF, PROV-O, evidence as Web Annotations", write_turtle},
    ExportFormat{"ftm", ".ftm.json", "", "FollowTheMoney entities, for Aleph and OpenSanctions' tools", write_ftm},
    ExportFormat{"neo4j", "", "", "tables and a script for neo4j-admin's bulk import", write_neo4j},
    ExportFormat{"dot", ".dot", "", "Graphviz", write_dot},
    ExportFormat{"svg", ".svg", "--title --source",
                 "a picture of at most some thousand nodes, to be drawn on in Inkscape", write_svg},
    ExportFormat{"pdf", ".pdf", "--title --source", "the same for LaTeX and printers, with its letters embedded",
                 write_pdf},
    ExportFormat{"html", ".html", "--page-pictures", "the explorer in one file: a page that needs no server",
                 write_html},
};

}  // namespace

bool ExportFormat::takes(std::string_view option) const {
  const std::size_t at = options.find(option);
  return at != std::string_view::npos && (at + option.size() == options.size() || options[at + option.size()] == ' ');
}

std::span<const ExportFormat> export_formats() { return kFormats; }

const ExportFormat& export_format(const std::string& name, std::string_view path) {
  std::vector<std::string> known;
  for (const ExportFormat& each : kFormats) {
    known.emplace_back(each.name);
    if (name.empty() ? !each.ending.empty() && path.ends_with(each.ending) : each.name == name) return each;
  }
  if (name.empty()) {
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending.empty() || path.starts_with("/dev/")) return kFormats.front();
    throw UsageError(fmt::format(
        "export: no format ends in {}; choose one with --format (`govgraph help export` lists them)", ending));
  }
  const auto meant = nearest(name, known);
  throw UsageError(fmt::format("export: unknown format '{}'{}; `govgraph help export` lists them", name,
                               meant ? fmt::format("; did you mean {}?", *meant) : ""));
}

std::string size_text(std::uint64_t bytes) {
  constexpr double kKilo = 1e3, kMega = 1e6;
  const auto size = static_cast<double>(bytes);
  return size < kMega ? fmt::format("{:.0f} kB", std::ceil(size / kKilo)) : fmt::format("{:.1f} MB", size / kMega);
}

std::string list_of_formats() {
  std::string out = "Formats, by --format or by the ending of FILE:\n";
  for (const ExportFormat& each : kFormats)
    out += fmt::format("  {:<7}  {:<9}  {}\n", each.name,
                       each.ending.empty() ? translated("folder") : std::string(each.ending), translated(each.summary));
  return out;
}

}  // namespace govgraph::cli
