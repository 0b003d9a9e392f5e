// SPDX-License-Identifier: Apache-2.0
#include "text/xml_events.hpp"

#include <libxml/xmlreader.h>

namespace govgraph::text {
namespace {

using Reader = std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

void say_nothing(void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {}

}  // namespace

struct XmlEvents::State {
  Reader reader;
  Kind kind = Kind::kText;
  bool closes_at_once = false;  ///< the element that opened has no content: its end is the next event
  bool broken = false;

  bool advance() {
    const int code = xmlTextReaderRead(reader.get());
    broken = broken || code < 0;
    return code == 1;
  }
};

XmlEvents::XmlEvents(std::string_view bytes)
    : state_(
          new State{{xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA),
                     &xmlFreeTextReader}}) {
  if (state_->reader)
    xmlTextReaderSetErrorHandler(state_->reader.get(), say_nothing, nullptr);
  else
    state_->broken = true;
}

XmlEvents::~XmlEvents() = default;

bool XmlEvents::next() {
  State& state = *state_;
  if (!state.reader) return false;
  if (state.closes_at_once) {
    state.closes_at_once = false;
    state.kind = Kind::kClose;
    return true;
  }
  while (state.advance()) {
    switch (xmlTextReaderNodeType(state.reader.get())) {
      case XML_READER_TYPE_ELEMENT:
        state.kind = Kind::kOpen;
        state.closes_at_once = xmlTextReaderIsEmptyElement(state.reader.get()) == 1;
        return true;
      case XML_READER_TYPE_END_ELEMENT:
        state.kind = Kind::kClose;
        return true;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        state.kind = Kind::kText;
        return true;
      default:
        break;
    }
  }
  return false;
}

XmlEvents::Kind XmlEvents::kind() const { return state_->kind; }

std::string_view XmlEvents::name() const { return view(xmlTextReaderConstLocalName(state_->reader.get())); }

std::string_view XmlEvents::text() const { return view(xmlTextReaderConstValue(state_->reader.get())); }

std::string XmlEvents::attribute(std::string_view name) const {
  xmlTextReader* reader = state_->reader.get();
  std::string out;
  for (int more = xmlTextReaderMoveToFirstAttribute(reader); more == 1; more = xmlTextReaderMoveToNextAttribute(reader))
    if (view(xmlTextReaderConstLocalName(reader)) == name) {
      out = view(xmlTextReaderConstValue(reader));
      break;
    }
  xmlTextReaderMoveToElement(reader);
  return out;
}

void XmlEvents::skip() {
  std::size_t depth = 1;
  while (depth > 0 && next()) {
    if (kind() == Kind::kOpen) ++depth;
    if (kind() == Kind::kClose) --depth;
  }
}

bool XmlEvents::broken() const { return state_->broken; }

}  // namespace govgraph::text
