// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/cancellation.hpp"
#include "model/imprint.hpp"
#include "text/limits.hpp"

namespace govgraph::text {

/// What `pdfinfo -isodates` tells of a PDF, as items that hold where nothing else is known: its title, unless that is
/// the name of a file; the day it was made, unless a browser printed it, which is the day of the print; who made it,
/// and with which program, as a note. Linear.
Imprint imprint_of_info(std::string_view told);

/// The same of the PDF itself, by `pdfinfo` in a process of its own; empty where that is missing or gives up.
Imprint imprint_of_pdf(std::string_view bytes, const Limits& limits, const Cancellation& cancellation);

}  // namespace govgraph::text
