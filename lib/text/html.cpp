// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <cstring>
#include <iterator>
#include <memory>
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
#include "text/html_page.hpp"

namespace govgraph::text {
namespace {

/// Attributes that somebody asks for.
constexpr std::string_view kAttributes[] = {"id",       "class",   "style",    "hidden",  "role",    "href",
                                            "name",     "content", "property", "rowspan", "colspan", "itemprop",
                                            "datetime", "rel",     "charset",  "title",   "alt"};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

void add_attributes(const xmlNode& node, HtmlTree& tree) {
  for (const xmlAttr* each = node.properties; each != nullptr; each = each->next) {
    const std::string_view name = view(each->name);
    if (std::find(std::begin(kAttributes), std::end(kAttributes), name) == std::end(kAttributes)) continue;
    // One without a value says "yes" by being there.
    const xmlNode* value = each->children;
    tree.add_attribute(name, value == nullptr || value->content == nullptr ? name : view(value->content));
  }
}

HtmlTree::Id add_node(const xmlNode& node, HtmlTree::Id parent, HtmlTree& tree) {
  if (node.type == XML_ELEMENT_NODE) {
    const HtmlTree::Id out = tree.add_element(parent, view(node.name));
    add_attributes(node, tree);
    return out;
  }
  const bool is_text = node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
  if (is_text && node.content != nullptr) tree.add_text(parent, view(node.content));
  return HtmlTree::kNone;
}

/// Goes up by the links of the tree: how deep it is may be the choice of somebody who means harm.
HtmlTree to_tree(const xmlNode* root) {
  HtmlTree tree;
  HtmlTree::Id parent = 0;
  for (const xmlNode* node = root; node != nullptr;) {
    const HtmlTree::Id added = add_node(*node, parent, tree);
    if (added != HtmlTree::kNone && node->children != nullptr) {
      parent = added;
      node = node->children;
      continue;
    }
    while (node->next == nullptr && node->parent != nullptr && parent != 0) {
      node = node->parent;
      tree.close(parent);
      parent = tree.parent(parent);
    }
    node = node->next;
  }
  tree.close(0);
  return tree;
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
  HtmlTree tree;
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
  if (!out.is_damaged) out.tree = to_tree(xmlDocGetRootElement(page.get()));
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
  return decoded ? std::optional(utf8::repaired(decoded->utf8)) : std::nullopt;
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

std::optional<Reading> read_html(const ParseInput& input, Diagnostics& diagnostics) {
  const auto tree = tree_of_html(input.bytes, input.id, input.encoding, diagnostics);
  return tree ? std::optional(reading_of(*tree)) : std::nullopt;
}

std::optional<HtmlTree> tree_of_html(const std::string& bytes, const std::string& id, const std::string& encoding,
                                     Diagnostics& diagnostics) {
  Read page = read_page(bytes, encoding);
  if (page.fault == Fault::kNone && page.is_damaged) {
    const auto whole = mended(bytes, id, encoding.empty() ? meant_by(page.encoding) : encoding, diagnostics);
    if (!whole) return std::nullopt;
    page = read_page(*whole, "UTF-8");
  }
  if (page.fault == Fault::kNone) return std::move(page.tree);
  diagnostics.push_back(refusal(page.fault, id));
  return std::nullopt;
}

}  // namespace govgraph::text
