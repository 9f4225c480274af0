// SPDX-License-Identifier: EUPL-1.2
// Placeholder until the room has its first source file.
namespace besluit {}
