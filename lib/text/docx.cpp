// SPDX-License-Identifier: Apache-2.0
// Word documents (ECMA-376): paragraphs and tables of the body, text boxes where they are anchored, notes at the end.
#include <algorithm>
#include <string_view>
#include <utility>

#include "text/cells.hpp"
#include "text/flow.hpp"
#include "text/formats.hpp"
#include "text/xml_events.hpp"
#include "text/zip_parts.hpp"

namespace govgraph::text {
namespace {

using Kind = XmlEvents::Kind;
constexpr std::string_view kWhat = "a Word document";

class BodyReader {
 public:
  BodyReader(std::string_view bytes, Flow& flow) : xml_(bytes), flow_(flow) {}

  /// False where the XML breaks off.
  bool run() {
    while (xml_.next()) {
      if (xml_.kind() == Kind::kOpen)
        open(xml_.name());
      else if (xml_.kind() == Kind::kClose)
        close(xml_.name());
      else if (in_text_ && !paragraphs_.empty())
        paragraphs_.back().append(xml_.text());
    }
    return !xml_.broken();
  }

 private:
  void open(std::string_view name) {
    // Fallback repeats what stands beside it for older programs; rt is the reading of a character.
    if (name == "Fallback" || name == "del" || name == "moveFrom" || name == "rt" || is_separator(name))
      xml_.skip();
    else if (name == "p")
      paragraphs_.emplace_back();
    else if (name == "tbl")
      tables_.emplace_back();
    else if (name == "t")
      in_text_ = true;
    else if (!tables_.empty())
      open_in_table(name);
    if (!paragraphs_.empty()) open_in_paragraph(name);
  }

  bool is_separator(std::string_view name) const {
    return name == "footnote" && xml_.attribute("type").find("eparator") != std::string::npos;
  }

  void open_in_table(std::string_view name) {
    CellTable& table = tables_.back();
    if (name == "tr") table.begin_row();
    if (name == "tc") table.begin_cell();
    if (name == "gridSpan") table.columns = std::max(1U, number_in(xml_.attribute("val"), 0U));
    if (name == "vMerge") table.from_above = xml_.attribute("val") != "restart";
  }

  void open_in_paragraph(std::string_view name) {
    std::string& paragraph = paragraphs_.back();
    if (name == "br" || name == "cr") paragraph += '\n';
    if (name == "tab") paragraph += '\t';
    if (name == "noBreakHyphen") paragraph += '-';
  }

  void close(std::string_view name) {
    if (name == "t") in_text_ = false;
    if (name == "p" && !paragraphs_.empty()) end_paragraph();
    if (tables_.empty()) return;
    if (name == "tc") tables_.back().end_cell();
    if (name == "tbl") end_innermost(tables_, flow_);
  }

  void end_paragraph() {
    const std::string paragraph = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    if (!tables_.empty())
      tables_.back().cell.append(paragraph).push_back('\n');
    else
      flow_.paragraph(paragraph);
  }

  XmlEvents xml_;
  Flow& flow_;
  std::vector<std::string> paragraphs_;  ///< open ones: a text box stands in a paragraph
  std::vector<CellTable> tables_;
  bool in_text_ = false;
};

}  // namespace

std::optional<Reading> read_docx(const ParseInput& input, Diagnostics& diagnostics) {
  const auto wanted = [](const std::string& name) {
    return name == "word/document.xml" || name == "word/footnotes.xml" || name == "word/endnotes.xml" ||
           name == "docProps/core.xml";
  };
  const auto parts = parts_of_document(input.bytes, input.id, kWhat, wanted, diagnostics);
  if (!parts) return std::nullopt;
  Flow flow;
  if (!BodyReader(part(*parts, "word/document.xml"), flow).run()) {
    diagnostics.push_back(broken_document(input.id, kWhat, "its body breaks off"));
    return std::nullopt;
  }
  for (const std::string_view notes : {"word/footnotes.xml", "word/endnotes.xml"})
    if (!part(*parts, notes).empty()) BodyReader(part(*parts, notes), flow).run();
  add_title(part(*parts, "docProps/core.xml"), "Word properties", flow);
  return flow.take();
}

}  // namespace govgraph::text
