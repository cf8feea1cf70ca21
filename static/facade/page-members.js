/** Members that JavaScript implements: by full name, a function that takes the object's target and returns the method. */
import { kinds, methodKind } from "./properties.js";

export const pageMembers = {};

kinds.page = methodKind((member, target) => pageMembers[member.fullName](target));
