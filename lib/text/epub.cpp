// SPDX-License-Identifier: Apache-2.0
// Electronic books (EPUB 2 and 3): the chapters that the spine names, in its order.
#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>
#include <vector>

#include "text/flow.hpp"
#include "text/formats.hpp"
#include "text/html_page.hpp"
#include "text/page_lines.hpp"
#include "text/xml_events.hpp"
#include "text/zip_parts.hpp"

namespace govgraph::text {
namespace {

using Kind = XmlEvents::Kind;

constexpr std::string_view kWhat = "an electronic book";

bool is_wanted(const std::string& name) {
  for (const std::string_view ending : {".xhtml", ".html", ".htm", ".opf", ".xml"})
    if (name.ends_with(ending)) return true;
  return false;
}

/// %20 and the like.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const bool escaped = text[i] == '%' && digits.size() == 2 &&
                         std::from_chars(digits.data(), digits.data() + 2, code, 16).ptr == digits.data() + 2;
    out += escaped ? static_cast<char>(code) : text[i];
    if (escaped) i += 2;
  }
  return out;
}

/// `href` as seen from the file `from`, "../" resolved.
std::string resolved(std::string_view from, std::string_view href) {
  const std::string path = unescaped(href.substr(0, href.find('#')));
  std::string whole = path.starts_with("/") ? path.substr(1) : std::string(from.substr(0, from.rfind('/') + 1)) + path;
  std::vector<std::string> steps;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', begin), whole.size());
    const std::string step = whole.substr(begin, end - begin);
    if (step == ".." && !steps.empty())
      steps.pop_back();
    else if (!step.empty() && step != "." && step != "..")
      steps.push_back(step);
    begin = end + 1;
  }
  std::string out;
  for (const std::string& step : steps) out += (out.empty() ? "" : "/") + step;
  return out;
}

std::string package_of(std::string_view container) {
  XmlEvents xml(container);
  while (xml.next())
    if (xml.kind() == Kind::kOpen && xml.name() == "rootfile") return unescaped(xml.attribute("full-path"));
  return {};
}

struct Package {
  std::vector<std::string> chapters;
  Imprint imprint;
};

void read_metadata(std::string_view element, std::string_view text, Imprint& imprint) {
  const std::string value = on_one_line(text);
  if (element == "title") imprint::add(imprint, imprint::kTitle, value, "EPUB metadata");
  if (element == "publisher") imprint::add(imprint, imprint::kPublisher, value, "EPUB metadata");
  if (element == "date") imprint::add(imprint, imprint::kDate, iso_date(value), "EPUB metadata");
  if (element == "rights") imprint::add(imprint, imprint::kLicence, value, "EPUB metadata");
}

Package read_package(std::string_view bytes, std::string_view path) {
  Package out;
  std::map<std::string, std::string> manifest;
  std::string element;
  XmlEvents xml(bytes);
  while (xml.next()) {
    if (xml.kind() == Kind::kText) read_metadata(element, xml.text(), out.imprint);
    if (xml.kind() == Kind::kClose) element.clear();
    if (xml.kind() != Kind::kOpen) continue;
    element = xml.name();
    const bool contents = xml.attribute("properties").find("nav") != std::string::npos;
    if (element == "item" && !contents) manifest[xml.attribute("id")] = resolved(path, xml.attribute("href"));
    if (element == "itemref" && xml.attribute("linear") != "no")
      if (const auto found = manifest.find(xml.attribute("idref")); found != manifest.end())
        out.chapters.push_back(found->second);
  }
  return out;
}

/// Fonts are often scrambled, chapters only where the book is locked.
bool is_locked(std::string_view encryption) {
  XmlEvents xml(encryption);
  while (xml.next())
    if (xml.kind() == Kind::kOpen && xml.name() == "CipherReference" &&
        xml.attribute("URI").find("htm") != std::string::npos)
      return true;
  return false;
}

}  // namespace

std::optional<Reading> read_epub(const ParseInput& input, Diagnostics& diagnostics) {
  const auto parts = parts_of_document(input.bytes, input.id, kWhat, is_wanted, diagnostics);
  if (!parts) return std::nullopt;
  if (is_locked(part(*parts, "META-INF/encryption.xml"))) {
    diagnostics.push_back({"encrypted-document", Severity::kError, input.id, 0, 0,
                           "is locked by its seller; ask for a copy that is not, or give its text"});
    return std::nullopt;
  }
  const std::string path = package_of(part(*parts, "META-INF/container.xml"));
  Package package = read_package(part(*parts, path), path);
  Flow flow;
  for (const std::string& chapter : package.chapters) {
    const auto tree = tree_of_html(std::string(part(*parts, chapter)), input.id, "UTF-8", diagnostics);
    if (!tree) return std::nullopt;
    flow.part();
    write_all(*tree, flow);
  }
  if (flow.size() == 0) {
    diagnostics.push_back(broken_document(input.id, kWhat, "it names no chapter that holds text"));
    return std::nullopt;
  }
  flow.imprint() = std::move(package.imprint);
  return flow.take();
}

}  // namespace govgraph::text
