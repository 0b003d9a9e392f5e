// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/encoding.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

#include "base/utf8.hpp"
#include "text/decode.hpp"
#include "text/formats.hpp"

namespace govgraph::text {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view kSkipped[] = {"script", "style", "nav",    "noscript", "head",
                                         "footer", "form",  "select", "button",   "iframe"};
constexpr std::string_view kBlocks[] = {"p",          "div",    "br",         "h1",      "h2",      "h3",    "h4", "h5",
                                        "h6",         "li",     "tr",         "section", "article", "table", "ul", "ol",
                                        "blockquote", "header", "figcaption", "dd",      "dt",      "main"};
constexpr std::string_view kCells[] = {"td", "th"};

bool is_one_of(const xmlNode& node, Names names) {
  const std::string_view name = reinterpret_cast<const char*>(node.name);
  return std::find(names.begin(), names.end(), name) != names.end();
}

void append_text(const xmlNode& node, std::string& out) {
  for (const char c : std::string_view(reinterpret_cast<const char*>(node.content)))
    out += c == '\n' || c == '\r' ? ' ' : c;
}

bool is_block(const xmlNode& node) { return node.type == XML_ELEMENT_NODE && is_one_of(node, kBlocks); }

/// Opens an element; whether what is in it is read.
bool enter(const xmlNode& node, std::string& out) {
  if (node.type == XML_TEXT_NODE && node.content != nullptr) append_text(node, out);
  if (node.type != XML_ELEMENT_NODE || is_one_of(node, kSkipped)) return false;
  if (is_block(node))
    out += "\n\n";
  else if (is_one_of(node, kCells) && !out.empty() && out.back() != '\n')
    out += '\t';  // cells of one row
  return true;
}

/// The text of `first`, of its siblings after it and of all that is in them. Goes up by the links of the tree: how
/// deep it is may be the choice of somebody who means harm.
void gather(const xmlNode* first, std::string& out) {
  const xmlNode* top = first != nullptr ? first->parent : nullptr;
  for (const xmlNode* node = first; node != nullptr;) {
    const bool inside = enter(*node, out);
    if (inside && node->children != nullptr) {
      node = node->children;
      continue;
    }
    if (inside && is_block(*node)) out += "\n\n";
    while (node->next == nullptr && node->parent != top) {
      node = node->parent;
      if (is_block(*node)) out += "\n\n";
    }
    node = node->next;
  }
}

/// The first element of that name in `first`, its siblings after it and all that is in them, in document order.
const xmlNode* find_element(const xmlNode* first, std::string_view name) {
  const xmlNode* top = first != nullptr ? first->parent : nullptr;
  for (const xmlNode* node = first; node != nullptr;) {
    if (node->type == XML_ELEMENT_NODE && is_one_of(*node, {&name, 1})) return node;
    if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (node->next == nullptr && node->parent != top) node = node->parent;
    node = node->next;
  }
  return nullptr;
}

/// Where the article stands: <article>, else <main>, else what holds the <h1>, else the whole page.
const xmlNode* main_element(const xmlNode* root) {
  for (const std::string_view name : {"article", "main"})
    if (const xmlNode* found = find_element(root, name)) return found->children;
  const xmlNode* title = find_element(root, "h1");
  return title != nullptr && title->parent != nullptr ? title->parent->children : root;
}

/// One empty line between blocks, however deep they are nested.
std::string with_single_gaps(const std::string& text) {
  std::string out;
  std::size_t breaks = 2;
  for (const char c : text) {
    if (c == '\n')
      ++breaks;
    else if (c != ' ' || breaks == 0)
      breaks = 0;
    if (c == '\n' ? breaks <= 2 : c != ' ' || breaks == 0) out += c;
  }
  return out;
}

/// Reads on until elements stand too deep in one another: each end tag is looked for among all that are open, so depth
/// costs time in square.
void start_element(void* context, const xmlChar* name, const xmlChar** attributes) {
  auto* parser = static_cast<htmlParserCtxtPtr>(context);
  xmlSAX2StartElement(context, name, attributes);
  if (static_cast<std::size_t>(parser->nodeNr) <= Limits{}.depth) return;
  *static_cast<bool*>(parser->_private) = true;
  xmlStopParser(parser);
}

enum class Fault { kNone, kBroken, kTooDeep, kNoMemory };

/// What `htmlReadMemory` does, with `start_element` in it. Whatever begins with `htmlCreateMemoryParserCtxt` is not the
/// same: it takes a page that does not name its encoding for Latin, where this one takes it for UTF-8.
std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> parse(xmlParserCtxt& parser, const std::string& encoding) {
  htmlDefaultSAXHandlerInit();
  std::memcpy(parser.sax, &htmlDefaultSAXHandler, sizeof(xmlSAXHandlerV1));
  parser.sax->startElement = start_element;
  parser.html = 1;
  htmlCtxtUseOptions(&parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                  static_cast<int>(XML_PARSE_HUGE));
  if (xmlCharEncodingHandler* handler = encoding.empty() ? nullptr : xmlFindCharEncodingHandler(encoding.c_str())) {
    xmlSwitchToEncoding(&parser, handler);
    if (parser.input->encoding != nullptr) xmlFree(const_cast<xmlChar*>(parser.input->encoding));
    parser.input->encoding = xmlStrdup(reinterpret_cast<const xmlChar*>(encoding.c_str()));
  }
  htmlParseDocument(&parser);
  return {std::exchange(parser.myDoc, nullptr), &xmlFreeDoc};
}

void say_nothing(void*, const char*, ...) {}

/// Whether the parser came upon bytes of no character: it stops there, or in UTF-8 takes all that follows for Latin.
bool is_damaged(const xmlParserCtxt& parser, const std::string& bytes, std::string_view encoding) {
  const bool is_cut = parser.input != nullptr && parser.input->buf != nullptr && parser.input->buf->error != 0;
  const bool is_utf8 = encoding.empty() || encoding == "UTF-8" || encoding == "utf-8" || encoding == "utf8";
  return is_cut || (is_utf8 && !utf8::is_valid(bytes));
}

struct Read {
  Fault fault = Fault::kNone;
  std::string text;
  bool is_damaged = false;
  std::string encoding;  ///< as the page names it; empty: it does not
};

using Page = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

Read read_page(const std::string& bytes, const std::string& encoding) {
  xmlInitParser();
  xmlSetGenericErrorFunc(nullptr, say_nothing);  // of this thread; some faults are told to nobody else
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
      xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())), &xmlFreeParserCtxt);
  if (!parser) return {Fault::kNoMemory, {}, false, {}};
  bool too_deep = false;
  parser->_private = &too_deep;
  const Page page = parse(*parser, encoding);
  if (too_deep) return {Fault::kTooDeep, {}, false, {}};
  if (parser->errNo == XML_ERR_NO_MEMORY) return {Fault::kNoMemory, {}, false, {}};
  if (!page) return {Fault::kBroken, {}, false, {}};
  Read out{Fault::kNone, {}, false, encoding};
  if (encoding.empty() && page->encoding != nullptr) out.encoding = reinterpret_cast<const char*>(page->encoding);
  out.is_damaged = is_damaged(*parser, bytes, out.encoding);
  if (!out.is_damaged) gather(main_element(xmlDocGetRootElement(page.get())), out.text);
  return out;
}

/// What pages call GB2312 is written in its successors, which hold all of it; what they call UTF-8 is to be detected.
std::string meant_by(const std::string& encoding) {
  std::string upper = encoding;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (upper == "GB2312" || upper == "GBK") return "GB18030";
  return upper == "UTF-8" || upper == "UTF8" ? std::string() : encoding;
}

/// Such a page as UTF-8 with U+FFFD for those bytes. One that calls itself UTF-8 may be in another encoding altogether.
std::optional<std::string> mended(const std::string& bytes, const std::string& id, const std::string& encoding,
                                  Diagnostics& diagnostics) {
  Diagnostics found;
  const auto decoded = decode(id, bytes, encoding, found);
  for (Diagnostic& each : found) {
    each.begin = each.end = 0;  // they count the bytes of the page, not those of its text
    diagnostics.push_back(std::move(each));
  }
  return decoded ? std::optional(utf8::encode(utf8::decode_all(decoded->utf8))) : std::nullopt;
}

Diagnostic refusal(Fault fault, const std::string& id) {
  Diagnostic out{"broken-html", Severity::kError, id, 0, 0, "is no HTML that can be read; give its text"};
  if (fault == Fault::kTooDeep) {
    out.code = "html-too-deep";
    out.message = "has more than " + std::to_string(Limits{}.depth) + " elements in one another; give its text";
  } else if (fault == Fault::kNoMemory) {
    out.code = "parser-out-of-memory";
    out.message = "takes more memory than there is; split it or give its text";
  }
  return out;
}

}  // namespace

std::optional<std::string> text_of_html(const std::string& bytes, const std::string& id, const std::string& encoding,
                                        Diagnostics& diagnostics) {
  Read page = read_page(bytes, encoding);
  if (page.fault == Fault::kNone && page.is_damaged) {
    const auto whole = mended(bytes, id, encoding.empty() ? meant_by(page.encoding) : encoding, diagnostics);
    if (!whole) return std::nullopt;
    page = read_page(*whole, "UTF-8");
  }
  if (page.fault == Fault::kNone) return with_single_gaps(page.text);
  diagnostics.push_back(refusal(page.fault, id));
  return std::nullopt;
}

}  // namespace govgraph::text
