// SPDX-License-Identifier: Apache-2.0
#include "exchange/turtle_terms.hpp"

#include "base/utf8.hpp"
#include "model/time.hpp"

namespace govgraph::exchange {

std::string_view turtle_head() {
  return R"(@prefix gg: <urn:govgraph:> .
@prefix n: <urn:govgraph:node:> .
@prefix e: <urn:govgraph:edge:> .
@prefix d: <urn:govgraph:document:> .
@prefix a: <urn:govgraph:article:> .
@prefix role: <urn:govgraph:role:> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .

)";
}

std::string_view rdf_class(Label label) {
  switch (label) {
    case Label::kPerson:
      return "foaf:Person";
    case Label::kPartyOrg:
      return "org:OrganizationalUnit";
    case Label::kGovBody:
    case Label::kInstitution:
    case Label::kEnterprise:
      return "org:FormalOrganization";
    case Label::kSocialOrg:
      return "org:Organization";
    case Label::kArea:
    case Label::kRoad:
      return "dct:Location";
    case Label::kPlace:
      return "org:Site";
    case Label::kProgramme:
      return "prov:Plan";
    case Label::kEvent:
      return "prov:Activity";
    case Label::kPolicy:
      return "prov:Entity";
    case Label::kHonour:
      return "skos:Concept";
  }
  return "rdfs:Resource";
}

RdfProperty rdf_property(RelationType type, Label head, Label tail) {
  const bool organs = is_organisation(head) && is_organisation(tail);
  const bool agent = head == Label::kPerson || is_organisation(head);
  switch (type) {
    case RelationType::kHoldsRole:
      return is_organisation(tail) ? RdfProperty{"org:memberOf"} : RdfProperty{};
    case RelationType::kLivesIn:
      return {"foaf:based_near"};
    case RelationType::kPartOf:
      return organs ? RdfProperty{"org:subOrganizationOf"} : RdfProperty{"dct:isPartOf"};
    case RelationType::kLocatedIn:
      return is_organisation(head) && tail == Label::kPlace ? RdfProperty{"org:hasSite"} : RdfProperty{"dct:spatial"};
    case RelationType::kCooperatesWith:
      return organs ? RdfProperty{"org:linkedTo"} : RdfProperty{};
    case RelationType::kOrganizes:
    case RelationType::kParticipatesIn:
      return agent && tail == Label::kEvent ? RdfProperty{"prov:wasAssociatedWith", true} : RdfProperty{};
    case RelationType::kIssues:
      return agent ? RdfProperty{"prov:wasAttributedTo", true} : RdfProperty{};
    case RelationType::kConcerns:
      return {"dct:subject"};
    default:
      return {};
  }
}

void put_literal(std::string& out, std::string_view text) {
  if (!utf8::is_valid(text)) return put_literal(out, utf8::repaired(text));
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      ((out += "\\u00") += kHex[static_cast<unsigned char>(c) >> 4]) += kHex[c & 15];
    else
      out += c;
  }
  out += '"';
}

void put_date(std::string& out, std::string_view date) {
  put_literal(out, date);
  if (!days_of(date)) return;
  out += date.size() == 4 ? "^^xsd:gYear" : date.size() == 7 ? "^^xsd:gYearMonth" : "^^xsd:date";
}

}  // namespace govgraph::exchange
