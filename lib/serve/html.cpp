// SPDX-License-Identifier: Apache-2.0
#include "serve/html.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include <fmt/core.h>

#include "base/error.hpp"
#include "exchange/base64.hpp"
#include "exchange/outline.hpp"
#include "serve/overview.hpp"
#include "serve/page.hpp"
#include "serve/tenures.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kPictureWidth = 1000;  ///< pixels of a page
constexpr std::size_t kMostEvidence = 20, kMostMentions = 10, kMostMissed = 50;
constexpr std::string_view kStyleLink = R"(<link rel="stylesheet" href="explorer.css">)";
constexpr std::string_view kScriptLink = R"(<script src="explorer.js"></script>)";
constexpr std::string_view kPolicy =
    R"(<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'">)";

/// The part of a view that is selected.
class Selected final : public GraphView {
 public:
  Selected(const GraphView& whole, const exchange::Outline& outline, const exchange::Selection& selection)
      : whole_(whole), outline_(outline), selection_(selection) {}

  std::optional<Node> node(NodeId id) const override { return outline_.find(id) ? whole_.node(id) : std::nullopt; }
  std::optional<Edge> edge(EdgeId id) const override { return whole_.edge(id); }
  void visit_nodes(std::optional<Label> label, const std::function<bool(const Node&)>& visit) const override {
    whole_.visit_nodes(label, [&](const Node& node) { return !outline_.find(node.id) || visit(node); });
  }
  void visit_edges(const std::function<bool(const Edge&)>& visit) const override {
    whole_.visit_edges([&](const Edge& edge) { return !has(edge) || visit(edge); });
  }
  void visit_stated_edges(const std::function<bool(const Edge&, std::span<const ArticleRef>)>& visit) const override {
    whole_.visit_stated_edges(
        [&](const Edge& edge, std::span<const ArticleRef> articles) { return !has(edge) || visit(edge, articles); });
  }
  void visit_edge_statements(
      const std::function<bool(const Edge&, std::span<const EdgeStatement>)>& visit) const override {
    whole_.visit_edge_statements([&](const Edge& edge, std::span<const EdgeStatement> statements) {
      return !has(edge) || visit(edge, statements);
    });
  }
  std::vector<EdgeStatement> statements(EdgeId id) const override { return whole_.statements(id); }
  void visit_neighbors(NodeId id, Direction direction, std::optional<RelationType> type,
                       const std::function<bool(const Neighbor&)>& visit) const override {
    whole_.visit_neighbors(id, direction, type, [&](const Neighbor& step) {
      const auto edge = whole_.edge(step.edge);
      return !edge || !has(*edge) || visit(step);
    });
  }
  std::vector<NodeId> named(std::string_view name) const override { return whole_.named(name); }
  std::vector<NodeId> containing(std::string_view part, std::size_t limit) const override {
    return whole_.containing(part, limit);
  }
  std::vector<Located> mentions(NodeId id) const override { return whole_.mentions(id); }
  std::vector<Located> evidence(EdgeId id) const override { return whole_.evidence(id); }
  std::vector<DocumentInfo> documents() const override { return whole_.documents(); }
  std::optional<DocumentInfo> document(std::string_view path) const override { return whole_.document(path); }
  std::string source(std::string_view path) const override { return whole_.source(path); }
  std::string layout(std::string_view path) const override { return whole_.layout(path); }
  std::optional<DocumentFacts> facts(std::string_view path) const override { return whole_.facts(path); }
  std::vector<Judgement> judgements() const override { return whole_.judgements(); }
  const std::vector<Decided>& decisions() const override { return whole_.decisions(); }

 private:
  bool has(const Edge& edge) const {
    return exchange::selects(selection_, edge) && outline_.find(edge.head) && outline_.find(edge.tail);
  }

  const GraphView& whole_;
  const exchange::Outline& outline_;
  const exchange::Selection& selection_;
};

void write_places(json::Writer& json, Places& places, std::vector<Located> all, std::size_t limit) {
  write_number(json, "total", all.size());
  all.resize(std::min(all.size(), limit));
  places.write(json, "places", all);
}

void write_whole_node(json::Writer& json, const Snapshot& snapshot, const NodeEntry& entry, Places& places,
                      search::Speller& speller) {
  const Node node = snapshot.view().node(entry.id).value_or(Node{});
  json.begin_object();
  json.key("node");
  write_node(json, entry);
  write_aliases(json, node.aliases);
  // Of each name: initials, then the letters of each character.
  json.key("spellings");
  json.begin_array();
  const auto spell = [&](std::string_view name) {
    const search::Spelling spelling = speller.spell(name);
    std::string words = spelling.initials;
    for (std::size_t i = 0; i < spelling.letters.size(); ++i) {
      if (spelling.begins[i] == '1') words += ' ';
      words += spelling.letters[i];
    }
    json.string(words);
  };
  spell(node.name);
  for (const std::string& each : node.aliases) spell(each);
  json.end_array();
  write_properties(json, node.properties);
  write_places(json, places, snapshot.view().mentions(entry.id), kMostMentions);
  json.end_object();
}

void write_whole_edge(json::Writer& json, const Snapshot& snapshot, const EdgeEntry& entry, Places& places) {
  json.begin_object();
  json.key("edge");
  write_edge(json, snapshot.nodes(), entry);
  write_properties(json, snapshot.view().edge(entry.id).value_or(Edge{}).properties);
  write_places(json, places, snapshot.view().evidence(entry.id), kMostEvidence);
  json.end_object();
}

/// Which words stand where, and the pages that they stand on, so long as these fit.
class PictureWriter {
 public:
  PictureWriter(const GraphView& view, HtmlPictures pictures, const Cancellation& cancellation)
      : view_(view), pictures_(pictures), cancellation_(cancellation) {}

  void add(std::vector<Located> places, std::size_t limit) {
    places.resize(std::min(places.size(), limit));
    for (const Located& each : places) {
      const std::string key = fmt::format("{} {} {}", each.document, each.span.begin, each.span.end);
      if (frames_.contains(key)) continue;
      std::vector<PageFrames> found = pictures_.of->frames(view_, each.document, each.span, cancellation_);
      std::erase_if(found, [&](const PageFrames& page) { return !draw(each.document, page.page); });
      frames_.emplace(key, std::move(found));
    }
  }

  void write(json::Writer& json) const {
    json.key("frames");
    json.begin_object();
    for (const auto& [key, pages] : frames_) {
      json.key(key);
      json.begin_array();
      for (const PageFrames& each : pages) write_frames(json, each);
      json.end_array();
    }
    json.end_object();
    json.key("pictures");
    json.begin_object();
    for (const auto& [key, picture] : drawn_)
      if (!picture.empty()) write_text(json, key, picture);
    json.end_object();
  }

  std::uint64_t count() const {
    return static_cast<std::uint64_t>(
        std::count_if(drawn_.begin(), drawn_.end(), [](const auto& each) { return !each.second.empty(); }));
  }

 private:
  bool draw(const std::string& document, std::uint32_t page) {
    const auto [at, added] = drawn_.try_emplace(fmt::format("{} {}", document, page + 1));
    if (!added) return !at->second.empty();
    std::string why;
    const auto picture = pictures_.of->draw(view_, document, page, kPictureWidth, cancellation_, why);
    if (!picture || bytes_ + picture->size() * 4 / 3 > pictures_.most_bytes) return false;
    at->second = "data:image/png;base64," + exchange::to_base64(*picture);
    bytes_ += at->second.size();
    return true;
  }

  const GraphView& view_;
  HtmlPictures pictures_;
  const Cancellation& cancellation_;
  std::uint64_t bytes_ = 0;
  std::map<std::string, std::vector<PageFrames>> frames_;  ///< by document and span
  std::map<std::string, std::string> drawn_;               ///< by document and number; empty where it is left out
};

void write_pictures(json::Writer& json, const Snapshot& snapshot, HtmlPictures pictures, HtmlReport& report,
                    const Cancellation& cancellation) {
  PictureWriter writer(snapshot.view(), pictures, cancellation);
  for (const EdgeEntry& each : snapshot.edges()) writer.add(snapshot.view().evidence(each.id), kMostEvidence);
  for (const NodeEntry& each : snapshot.nodes()) writer.add(snapshot.view().mentions(each.id), kMostMentions);
  writer.write(json);
  report.pictures = writer.count();
}

std::string data_of(const Snapshot& snapshot, HtmlReport& report, HtmlPictures pictures,
                    const Cancellation& cancellation) {
  std::string out;
  json::Writer json(out);
  Places places(snapshot.view(), std::numeric_limits<std::size_t>::max(), pictures.of != nullptr);
  search::Speller speller;
  json.begin_object();
  json.key("overview");
  write_overview(json, snapshot);
  json.key("glance");
  write_glance(json, snapshot);
  json.key("nodes");
  json.begin_array();
  for (const NodeEntry& each : snapshot.nodes()) {
    cancellation.check();
    write_whole_node(json, snapshot, each, places, speller);
  }
  json.end_array();
  json.key("edges");
  json.begin_array();
  for (const EdgeEntry& each : snapshot.edges()) {
    cancellation.check();
    write_whole_edge(json, snapshot, each, places);
  }
  json.end_array();
  json.key("missed");
  write_missed(json, snapshot, kMostMissed, &places);
  write_tenures(json, snapshot, analysis::tenures(snapshot.view(), std::nullopt, cancellation), kMostTenures);
  places.write_articles(json);
  report = {snapshot.nodes().size(), snapshot.edges().size(), places.size(), 0};
  if (pictures.of != nullptr) write_pictures(json, snapshot, pictures, report, cancellation);
  json.end_object();
  return out;
}

/// Fit to stand inside <script>: no text of a document can end the element or open a comment in it.
std::string safe_data(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char each : json) {
    if (each == '<')
      out += "\\u003c";
    else
      out += each;
  }
  return out;
}

/// The page's own script: `</script` and `<!--` stand in it in strings only.
std::string safe_script(std::string_view script) {
  std::string out;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const std::string_view rest = script.substr(i);
    if (rest.starts_with("</script") || rest.starts_with("<!--"))
      out += "\\x3C";
    else
      out += script[i];
  }
  return out;
}

/// Cuts the page at a link to be replaced. REQUIRES that it stands there, as the page's own build has it.
std::pair<std::string_view, std::string_view> around(std::string_view html, std::string_view link) {
  const std::size_t at = html.find(link);
  if (at == std::string_view::npos) throw Error(fmt::format("the built-in page lacks {}: build govgraph again", link));
  return {html.substr(0, at), html.substr(at + link.size())};
}

}  // namespace

HtmlReport write_html(const GraphView& view, const exchange::Selection& selection, exchange::Output& output,
                      ReadAgain read_again, const Cancellation& cancellation, HtmlPictures pictures) {
  const auto page = explorer_page();
  if (!page) throw UsageError(std::string("export: ") + std::string(why_no_page()));
  exchange::Sharing sharing;
  sharing.cancellation = cancellation;
  const exchange::Outline outline(view, selection, {}, sharing);
  if (outline.nodes().size() > kMostHtmlNodes)
    throw UsageError(fmt::format(
        "export: {} nodes are too many for a page of one file, which holds {}; choose with --label, --type or "
        "--min-confidence, or use `govgraph serve`",
        outline.nodes().size(), kMostHtmlNodes));
  const Selected selected(view, outline, selection);
  const Snapshot snapshot(std::shared_ptr<const GraphView>(std::shared_ptr<void>(), &selected), 1, nullptr,
                          std::move(read_again));
  HtmlReport report;
  const std::string data = data_of(snapshot, report, pictures, cancellation);
  const auto [head, rest] = around(page->html, kStyleLink);
  const auto [body, tail] = around(rest, kScriptLink);
  std::string& out = output.buffer();
  out.append(head).append(kPolicy).append("\n<style>").append(page->style).append("</style>").append(body);
  out.append("<script type=\"application/json\" id=\"graph-data\">").append(safe_data(data)).append("</script>\n");
  out.append("<script>").append(safe_script(page->script)).append("</script>").append(tail);
  output.flush_if_full();
  return report;
}

}  // namespace govgraph::serve
