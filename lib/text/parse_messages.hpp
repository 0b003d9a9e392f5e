// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "text/formats.hpp"
#include "text/reading.hpp"

namespace govgraph::text {

/// What a build asks of a worker, and what it is told. On the socket: the length in eight bytes, big-endian, then the
/// message. Both sides are one program, so there is no version.
struct ParseRequest {
  std::string parser;
  ParseInput input;
  std::uint32_t seconds = 0;  ///< of processor time
};

struct ParseReply {
  std::optional<Reading> reading;
  Diagnostics diagnostics;
};

constexpr std::size_t kMessageHead = 8;
constexpr std::uint64_t kLargestMessage = std::uint64_t{1} << 30;

std::string to_message(const ParseRequest& request);
std::string to_message(const ParseReply& reply);

/// The length that a head announces; nullopt above `kLargestMessage`.
std::optional<std::size_t> length_of(std::string_view head);

/// Of a message without its head; nullopt when it is malformed: the other side is not in its right mind.
std::optional<ParseRequest> read_request(std::string_view message);
std::optional<ParseReply> read_reply(std::string_view message);

}  // namespace govgraph::text
