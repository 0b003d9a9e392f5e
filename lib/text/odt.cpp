// SPDX-License-Identifier: Apache-2.0
// OpenDocument texts (OASIS ODF 1.3): headings, paragraphs, lists and tables, text boxes where they are anchored, notes
// behind their paragraphs.
#include <algorithm>
#include <string_view>
#include <utility>

#include "text/cells.hpp"
#include "text/flow.hpp"
#include "text/formats.hpp"
#include "text/page_lines.hpp"
#include "text/xml_events.hpp"
#include "text/zip_parts.hpp"

namespace govgraph::text {
namespace {

using Kind = XmlEvents::Kind;

constexpr std::string_view kWhat = "an OpenDocument text";

class ContentReader {
 public:
  ContentReader(std::string_view bytes, Flow& flow) : xml_(bytes), flow_(flow) {}

  bool run() {
    while (xml_.next()) {
      if (xml_.kind() == Kind::kOpen)
        open(xml_.name());
      else if (xml_.kind() == Kind::kClose)
        close(xml_.name());
      else if (!paragraphs_.empty())
        paragraphs_.back().text.append(on_blank_ends(xml_.text()));
    }
    return !xml_.broken();
  }

 private:
  struct Paragraph {
    std::string text;
    bool heading = false;
  };

  /// White space of the file is one blank; what an author sets has elements of its own.
  static std::string on_blank_ends(std::string_view text) {
    std::string out(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
  }

  void open(std::string_view name) {
    if (name == "tracked-changes" || name == "annotation" || name == "note-citation" || name == "ruby-text" ||
        name == "sequence-decls" || name == "bookmark-ref")
      return xml_.skip();
    if (name == "h" || name == "p") paragraphs_.push_back({{}, name == "h"});
    if (name == "list-item") ++items_;
    if (name == "table" && !paragraphs_.empty()) return;  // of a text box: its paragraphs are read
    if (name == "table") tables_.emplace_back();
    if (!tables_.empty()) open_in_table(name);
    if (paragraphs_.empty()) return;
    if (name == "line-break") paragraphs_.back().text += '\n';
    if (name == "tab") paragraphs_.back().text += '\t';
    if (name == "s") paragraphs_.back().text += ' ';
  }

  void open_in_table(std::string_view name) {
    CellTable& table = tables_.back();
    if (name == "table-row") table.begin_row();
    if (name == "table-cell" || name == "covered-table-cell") {
      table.begin_cell();
      table.columns = number_in(xml_.attribute("number-columns-repeated"), 1U);
      table.from_above = name == "covered-table-cell";
    }
  }

  void close(std::string_view name) {
    if ((name == "h" || name == "p") && !paragraphs_.empty()) end_paragraph();
    if (name == "list-item" && items_ > 0) --items_;
    if (tables_.empty()) return;
    if (name == "table-cell") tables_.back().end_cell();
    if (name == "covered-table-cell") end_covered();
    if (name == "table") end_innermost(tables_, flow_);
  }

  /// Covered by the cell above, or by the one to the left.
  void end_covered() {
    CellTable& table = tables_.back();
    const std::size_t at = table.rows.empty() ? 0 : table.rows.back().size();
    const bool above = table.rows.size() > 1 && at < table.rows[table.rows.size() - 2].size();
    if (!above && at > 0) {
      table.from_above = false;
      table.repeats = true;
      table.cell = table.rows.back().back();
    }
    table.end_cell();
  }

  void end_paragraph() {
    const Paragraph paragraph = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    if (!tables_.empty())
      tables_.back().cell.append(paragraph.text).push_back('\n');
    else if (paragraph.heading)
      flow_.heading(paragraph.text);
    else if (items_ > 0)
      flow_.item(paragraph.text);
    else
      flow_.paragraph(paragraph.text);
  }

  XmlEvents xml_;
  Flow& flow_;
  std::vector<Paragraph> paragraphs_;
  std::vector<CellTable> tables_;
  std::size_t items_ = 0;
};

}  // namespace

std::optional<Reading> read_odt(const ParseInput& input, Diagnostics& diagnostics) {
  const auto wanted = [](const std::string& name) { return name == "content.xml" || name == "meta.xml"; };
  const auto parts = parts_of_document(input.bytes, input.id, kWhat, wanted, diagnostics);
  if (!parts) return std::nullopt;
  Flow flow;
  if (!ContentReader(part(*parts, "content.xml"), flow).run()) {
    diagnostics.push_back(broken_document(input.id, kWhat, "its content breaks off, or is encrypted"));
    return std::nullopt;
  }
  add_title(part(*parts, "meta.xml"), "OpenDocument properties", flow);
  return flow.take();
}

}  // namespace govgraph::text
