// SPDX-License-Identifier: Apache-2.0
#include "text/zip_parts.hpp"

#include <fmt/core.h>

#include "text/limits.hpp"
#include "text/xml_events.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kMostParts = 100'000;

Diagnostic refusal(const ArchiveFault& fault, const std::string& id, std::string_view what) {
  switch (fault.kind) {
    case ArchiveFault::Kind::kEncrypted:
      return {"encrypted-document", Severity::kError, id, 0, 0, "needs a password; save it without one"};
    case ArchiveFault::Kind::kTooLarge:
    case ArchiveFault::Kind::kTooMany:
      return {"document-too-large",
              Severity::kError,
              id,
              0,
              0,
              fmt::format("unpacks to more than {} MiB or {} parts; split it, or give its text",
                          Limits{}.file_bytes >> 20, kMostParts)};
    case ArchiveFault::Kind::kBroken:
      break;
  }
  return broken_document(id, what, fault.reason);
}

}  // namespace

void add_title(std::string_view properties, std::string_view from, Flow& flow) {
  XmlEvents xml(properties);
  std::string element;
  while (xml.next()) {
    if (xml.kind() == XmlEvents::Kind::kOpen) element = xml.name();
    if (xml.kind() == XmlEvents::Kind::kText && element == "title")
      imprint::add(flow.imprint(), imprint::kTitle, on_one_line(xml.text()), std::string(from));
  }
}

Diagnostic broken_document(const std::string& id, std::string_view what, std::string_view reason) {
  return {"broken-document",
          Severity::kError,
          id,
          0,
          0,
          fmt::format("is {} that is damaged ({}); get it again, or give its text", what, reason)};
}

std::optional<Parts> parts_of_document(std::string_view bytes, const std::string& id, std::string_view what,
                                       const std::function<bool(const std::string&)>& wanted,
                                       Diagnostics& diagnostics) {
  Parts out;
  const auto fault = read_parts_of_zip(bytes, {Limits{}.file_bytes, kMostParts}, wanted, out);
  if (!fault) return out;
  diagnostics.push_back(refusal(*fault, id, what));
  return std::nullopt;
}

std::string_view part(const Parts& parts, std::string_view name) {
  const auto found = parts.find(name);
  return found == parts.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace govgraph::text
